import { seededRandom } from './seeded-random.ts'

/** Samples a second, one byte each. */
const rate = 8000

/** The digits as groups of tones to be counted, which needs no language. A complete WAV file. */
export function renderCaptchaSound(digits: string, { seed }: { seed: number }): Buffer {
  const random = seededRandom(seed ^ 0x5f356495)
  const between = (low: number, high: number) => low + random() * (high - low)
  const parts = [silence(0.4)]
  for (const digit of digits) {
    const pitch = between(420, 880)
    for (let count = 0; count < Number(digit); count++) {
      parts.push(tone(pitch * between(0.96, 1.04), between(0.11, 0.15)), silence(between(0.12, 0.17)))
    }
    parts.push(silence(between(0.8, 1)))
  }
  // Low noise over the whole length.
  const samples = Buffer.concat(parts).map((sample) => Math.round(Math.min(255, Math.max(0, sample + between(-9, 9)))))
  return Buffer.concat([header(samples.length), samples])
}

const silence = (seconds: number): Buffer => Buffer.alloc(Math.round(seconds * rate), 128)

function tone(pitch: number, seconds: number): Buffer {
  const length = Math.round(seconds * rate)
  const wave = (index: number) => {
    // Faded in and out, so that it does not click.
    const loudness = Math.min(1, index / 120, (length - index) / 120)
    return 128 + 90 * loudness * Math.sin((2 * Math.PI * pitch * index) / rate)
  }
  return Buffer.from(Array.from({ length }, (_, index) => Math.round(wave(index))))
}

/** RIFF, PCM, one channel, 8 bits. */
function header(length: number): Buffer {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(length, 40)
  return head
}

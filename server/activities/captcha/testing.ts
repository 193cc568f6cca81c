/** Counts the tones as a listener does: groups are separated by longer silences. */
export function readCaptchaSound(sound: string): string {
  const samples = Buffer.from(sound.slice('data:audio/wav;base64,'.length), 'base64').subarray(44)
  const isLoud = (at: number) => samples.subarray(at, at + 160).some((sample) => Math.abs(sample - 128) > 40)
  let [digits, tones, silent, wasLoud] = ['', 0, 0, false]
  for (let at = 0; at < samples.length; at += 160) {
    const loud = isLoud(at)
    if (loud && !wasLoud) tones++
    silent = loud ? 0 : silent + 1
    if (silent === 25 && tones > 0) [digits, tones] = [digits + tones, 0]
    wasLoud = loud
  }
  return digits
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { probe } from '../../server/radius/client.ts'

export const freeRadiusSecret = 's3cret-ü-shared'

/** A busy machine is no failure. */
const maxWaitMs = 30_000

/**
 * FreeRADIUS of the system, in a folder of its own. `alice` is let in by her password; accounts that begin with `otp` give theirs first, and then the code
 * 123456. It refuses requests without a Message-Authenticator, and has one in its replies.
 */
export async function startFreeRadius({ address, users }: { address: string; users: Record<string, string> }) {
  const folder = await mkdtemp(join(tmpdir(), 'freeradius-'))
  const file = (name: string) => join(folder, name)
  await mkdir(file('log'))
  await writeFile(file('dictionary'), '$INCLUDE /usr/share/freeradius/dictionary\n')
  const entries = Object.entries(users).map(([name, password]) => `${name} Cleartext-Password := "${password}"\n`)
  await writeFile(file('users'), entries.join(''))
  await writeFile(file('radiusd.conf'), toConfiguration(folder, address))
  const program = spawn('/usr/sbin/freeradius', ['-f', '-d', folder, '-l', file('log/radius.log')])
  let output = ''
  program.stdout.on('data', (text) => {
    output += text
  })
  program.stderr.on('data', (text) => {
    output += text
  })
  const killAtExit = () => program.kill('SIGKILL')
  process.once('exit', killAtExit)
  const server = {
    host: address,
    port: 1812,
    secret: freeRadiusSecret,
    timeoutMs: 1000,
    requiresMessageAuthenticator: true,
  }
  for (const deadline = Date.now() + maxWaitMs; (await probe(server, { identifier: 'test' })) !== undefined; ) {
    if (program.exitCode !== null || Date.now() > deadline) throw new Error(`FreeRADIUS did not start:\n${output}`)
    await pause(50)
  }
  return {
    ...server,
    timeoutMs: 10_000,
    async [Symbol.asyncDispose]() {
      process.off('exit', killAtExit)
      const over = once(program, 'exit')
      if (program.exitCode === null && program.kill('SIGTERM')) await over
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const toConfiguration = (folder: string, address: string) => `prefix = /usr
libdir = /usr/lib/freeradius
logdir = ${folder}/log
run_dir = ${folder}
db_dir = ${folder}
pidfile = ${folder}/radiusd.pid
max_request_time = 10
cleanup_delay = 5
security {
  reject_delay = 0
  status_server = yes
}
client loop {
  ipaddr = 127.0.0.0/8
  secret = "${freeRadiusSecret}"
  require_message_authenticator = yes
}
modules {
  pap {
  }
  files {
    usersfile = ${folder}/users
  }
  always ok {
    rcode = ok
  }
  always handled {
    rcode = handled
  }
  always reject {
    rcode = reject
  }
}
server otp {
  listen {
    type = auth
    ipaddr = ${address}
    port = 1812
  }
  authorize {
    files
    if (&User-Name =~ /^otp/) {
      update control {
        &Auth-Type := OTP
      }
    }
    else {
      pap
    }
  }
  authenticate {
    Auth-Type PAP {
      pap
    }
    Auth-Type OTP {
      if (!&State) {
        pap
        if (ok) {
          update session-state {
            &Tmp-String-0 := "second"
          }
          update reply {
            &Reply-Message := "Enter the code of your token. "
            &Message-Authenticator := 0x00
          }
          update control {
            &Response-Packet-Type := Access-Challenge
          }
          handled
        }
      }
      elsif (&session-state:Tmp-String-0 == "second" && &User-Password == "123456") {
        ok
      }
      else {
        reject
      }
    }
  }
  post-auth {
    update reply {
      &Message-Authenticator := 0x00
    }
    Post-Auth-Type REJECT {
      update reply {
        &Message-Authenticator := 0x00
      }
    }
  }
}
`

#!/bin/bash
# A throw-away Samba AD domain controller as a template that samba.ts copies and starts.  usage: samba-provision.sh DIR NAME
# Debian packages: samba samba-ad-provision samba-dsdb-modules samba-vfs-modules winbind ldb-tools openssl
# @DIR@ and @IP@ in etc/smb.conf are filled in by samba.ts for every copy.
set -euo pipefail
DIR=$1 NAME=$2 IP=127.0.0.10
REALM=CORP.EXAMPLE.TEST NB=CORP DNS=corp.example.test BASE=DC=corp,DC=example,DC=test
ADMINPW='Adm1n-Passw0rd!' SVCPW='Svc-Passw0rd!1'
mkdir -p "$DIR"; : > "$DIR/empty.conf"

# Not root, or root of a user namespace (NO_SYSVOL_ACL=1): owners and ACLs of SYSVOL cannot be set there. LDAP does not need them.
ST=(samba-tool)
[ "$(id -u)" = 0 ] && [ -z "${NO_SYSVOL_ACL:-}" ] || ST=(/usr/bin/python3 -c '
import sys, samba.provision as p
p.setsysvolacl = p.checksysvolacl = lambda *a, **k: None
from samba.netcmd.main import cmd_sambatool
sys.exit(cmd_sambatool()._run("samba-tool", *sys.argv[1:]))')
"${ST[@]}" domain provision --configfile="$DIR/empty.conf" --targetdir="$DIR" --realm=$REALM --domain=$NB \
  --server-role=dc --dns-backend=SAMBA_INTERNAL --adminpass="$ADMINPW" --host-name="$NAME" --host-ip="$IP" \
  --option="interfaces=$IP/8" --option="bind interfaces only=yes" > "$DIR/provision.log" 2>&1

# A CA of its own, so that clients verify LDAPS for real. Every loopback address a copy may get is in the certificate.
T=$DIR/private/tls; mkdir -p "$T"
NAMES=DNS:$NAME.$DNS,DNS:$DNS; for last in $(seq 10 39); do NAMES+=,IP:127.0.0.$last; done
openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj "/CN=Test AD CA $NAME" -keyout "$T/ca.key" -out "$T/ca.pem" \
  -addext keyUsage=critical,keyCertSign,cRLSign 2>/dev/null
openssl req -newkey rsa:2048 -nodes -subj "/CN=$NAME.$DNS" -keyout "$T/key.pem" -out "$T/req.pem" 2>/dev/null
openssl x509 -req -in "$T/req.pem" -CA "$T/ca.pem" -CAkey "$T/ca.key" -set_serial 2 -days 825 -out "$T/cert.pem" \
  -extfile <(printf 'subjectAltName=%s\nextendedKeyUsage=serverAuth\n' "$NAMES") 2>/dev/null
chmod 600 "$T/key.pem" "$T/ca.key"            # Samba refuses a key that others can read

mkdir -p "$DIR"/{log,cache,winbindd,ntp_signd} "$DIR/run/ncalrpc"
cat > "$DIR/etc/smb.conf.template" <<CONF
[global]
  workgroup = $NB
  realm = $REALM
  netbios name = ${NAME^^}
  server role = active directory domain controller
  interfaces = @IP@/8
  bind interfaces only = yes
  private dir = @DIR@/private
  state directory = @DIR@/state
  cache directory = @DIR@/cache
  lock directory = @DIR@
  pid directory = @DIR@/run
  ncalrpc dir = @DIR@/run/ncalrpc
  winbindd socket directory = @DIR@/winbindd
  ntp signd socket directory = @DIR@/ntp_signd
  binddns dir = @DIR@/bind-dns
  log file = @DIR@/log/samba.log
  log level = 0 auth_json_audit:3 dsdb_password_json_audit:5
  max log size = 0
  server services = ldap cldap kdc dns
  dns forwarder =
  allow dns updates = disabled
  tls enabled = yes
  tls keyfile = @DIR@/private/tls/key.pem
  tls certfile = @DIR@/private/tls/cert.pem
  tls cafile = @DIR@/private/tls/ca.pem
  # a changed password's predecessor would otherwise go on working in binds for 60 minutes
  old password allowed period = 0
[sysvol]
  path = @DIR@/state/sysvol
  read only = no
[netlogon]
  path = @DIR@/state/sysvol/$DNS/scripts
  read only = no
CONF
sed -e "s|@DIR@|$DIR|g" -e "s|@IP@|$IP|g" "$DIR/etc/smb.conf.template" > "$DIR/etc/smb.conf"
C=(-s "$DIR/etc/smb.conf")

# Policy, OUs and a service account with the least rights, written straight into the database
samba-tool domain passwordsettings set "${C[@]}" --min-pwd-length=8 --history-length=5 --min-pwd-age=0 --max-pwd-age=42 \
  --account-lockout-threshold=5 --account-lockout-duration=30 --reset-account-lockout-after=30 >> "$DIR/provision.log" 2>&1
for ou in People Services Machines; do samba-tool ou create "OU=$ou" "${C[@]}" > /dev/null; done
samba-tool user create svc-latchkey "$SVCPW" "${C[@]}" --userou=OU=Services --use-username-as-cn >> "$DIR/provision.log" 2>&1
samba-tool user setexpiry svc-latchkey --noexpiry "${C[@]}" >> "$DIR/provision.log" 2>&1
SID=$(ldbsearch -H "$DIR/private/sam.ldb" '(sAMAccountName=svc-latchkey)' objectSid 2>/dev/null | awk '/^objectSid/{print $2}')
U=bf967aba-0de6-11d0-a285-00aa003049e2             # class user
samba-tool dsacl set "${C[@]}" --objectdn="OU=People,$BASE" --sddl="\
(OA;CIIO;CR;00299570-246d-11d0-a768-00aa006e0529;$U;$SID)\
(OA;CIIO;RPWP;28630ebf-41d5-11d1-a9c1-0000f80367c1;$U;$SID)\
(OA;CIIO;RPWP;bf967a0a-0de6-11d0-a285-00aa003049e2;$U;$SID)\
(OA;CIIO;RPWP;bf967a68-0de6-11d0-a285-00aa003049e2;$U;$SID)" >> "$DIR/provision.log" 2>&1
#   Reset Password right; lockoutTime (unlock); pwdLastSet (must change); userAccountControl (enable)
samba-tool dsacl set "${C[@]}" --objectdn="CN=Password Settings Container,CN=System,$BASE" --sddl="(A;CI;GR;;;$SID)" >> "$DIR/provision.log" 2>&1

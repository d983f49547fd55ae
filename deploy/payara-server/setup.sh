#!/bin/sh
# Sets up a running domain of Payara Server 6 for Carillon; again and again, it changes only what
# isn't so yet. Carillon's settings may be given as arguments and are kept in the domain:
#
#   ASADMIN="payara6/bin/asadmin --port 4848" setup.sh carillon.db.url=jdbc:postgresql://db/carillon
#
# Passwords are asked for instead: asadmin create-password-alias carillon.db.password
set -eu

ASADMIN=${ASADMIN:-asadmin}

for setting in "$@"; do
  case $setting in
    *password=*) echo "Passwords: $ASADMIN create-password-alias ${setting%%=*}" >&2; exit 2 ;;
    carillon.*=*) ;;
    *) echo "No setting of Carillon: $setting" >&2; exit 2 ;;
  esac
done

changed=
# Runs a command, unless the server's answer to another has this line already.
unless() {
  if ! $ASADMIN $1 2>&1 | tr '\t' ' ' | grep -qxF -- "$2"; then
    shift 2
    $ASADMIN "$@"
    changed=yes
  fi
}

attributes() {
  network=configs.config.server-config.network-config
  # The console's listener shares it: Payara 6 starts with no transport of another name.
  transport=$network.transports.transport.tcp
  # The thread that a socket's event wakes reads from it too, and another one watches meanwhile: the
  # default hands each read to a worker, which costs more than the read.
  echo $transport.io-strategy=org.glassfish.grizzly.strategies.LeaderFollowerNIOStrategy
  # What a client doesn't read waits in Carillon's own outbox, which is bounded. By default up to
  # 10 MB of it would wait in Grizzly.
  echo $transport.socket-write-buffer-size=32768
  # Who sends nothing for this long in the middle of a body is cut off; it holds a thread till then.
  echo $transport.read-timeout-millis=5000
  for listener in http-listener-1 http-listener-2; do
    http=$network.protocols.protocol.$listener.http
    # Grizzly's own WebSocket filter: Tyrus serves the endpoints, and each of its frames would pass
    # through the unused filter.
    echo $http.websockets-support-enabled=false
    # Its filter fails on requests that Grizzly has refused already, each with a stack trace.
    echo $http.http2-enabled=false
    # No "X-Powered-By" and no "Server" header.
    echo $http.xpowered-by=false
    echo $http.server-header=false
  done
  # Payara's own /health/ready says UP while Carillon is still being deployed. Carillon has its own.
  echo configs.config.server-config.microprofile-healthcheck-configuration.enabled=false
  # Its /metrics/ would show the server's insides, beside Carillon's /metrics.
  echo configs.config.server-config.microprofile-metrics-configuration.enabled=false
  # Its default. Payara 6.2025.10 makes this element when it deploys the first message-driven bean,
  # and hangs if its JMS service, told of that, makes its own.
  echo configs.config.server-config.mdb-container.max-pool-size=32
  # Five by default, too few where calls wait for a database.
  echo configs.config.server-config.thread-pools.thread-pool.http-thread-pool.max-thread-pool-size=200
}

# Only what differs: listeners are made anew even by what they have already.
now=$($ASADMIN get 'configs.config.server-config.*')
different=$(attributes | while read -r attribute; do
  printf '%s\n' "$now" | grep -qxF -- "$attribute" || echo "$attribute"
done)
if [ -n "$different" ]; then
  $ASADMIN set $different
  changed=yes
fi

# Seconds for reading the classes of an archive. When they are over, 100 by default, Payara 6 goes on
# with what it has read, and then finds no bean in the application.
unless list-jvm-options -Dhk2.parser.timeout=1200 create-jvm-options -Dhk2.parser.timeout=1200

# What the queue can't take any more is refused, and waits in the database.
unless list-jmsdest CarillonBulk create-jmsdest --desttype queue \
  --property limitBehavior=REJECT_NEWEST:maxNumMsgs=100000:useDMQ=true CarillonBulk

# Tyrus writes a stack trace for every client that goes away while something is being sent to it.
writer=org.glassfish.tyrus.servlet.TyrusServletWriter
unless list-log-levels "$writer <SEVERE>" set-log-levels $writer=SEVERE
# Grizzly tells the log, at INFO, what it can't decode in an address: a damaged token, say.
parameters=org.glassfish.grizzly.http.util.Parameters
unless list-log-levels "$parameters <WARNING>" set-log-levels $parameters=WARNING

# Where set-config-property keeps them; get-config-property logs an error for each that isn't there.
kept=$($ASADMIN get 'property.*')
for setting in "$@"; do
  if ! printf '%s\n' "$kept" | grep -qxF -- "property.payara.microprofile.$setting"; then
    $ASADMIN set-config-property --source domain \
      --propertyname "${setting%%=*}" --propertyvalue "${setting#*=}"
    changed=yes
  fi
done

if [ -n "$changed" ]; then
  echo "Set up. Now restart the domain: $ASADMIN restart-domain"
else
  echo "Nothing to change."
fi

#!/bin/sh
# Two nodes of Carillon, nginx, PostgreSQL and Artemis on one machine, to try a cluster or to test
# it; for users each belongs on machines of its own. After mvn package:
#
#   apt-get install --no-install-recommends nginx postgresql curl unzip openjdk-17-jre-headless
#   deploy/cluster/cluster.sh start /var/tmp/carillon-cluster
#   deploy/cluster/cluster.sh stop /var/tmp/carillon-cluster
#
# What runs already is left alone. The folder keeps all data, logs and passwords; as root the database
# in it runs as "postgres". It listens on localhost only: nginx on BASE_PORT (8000), and on the four
# ports above it the nodes, PostgreSQL and Artemis. ARTEMIS_HOME names an unpacked Artemis; without it
# one is fetched from Maven Central, by Maven. CARILLON_JAR is target/carillon.jar, CARILLON_DEMO=true
# makes demo users, NODES=1 or more says how many nodes there are.
set -eu

usage() {
  echo "Usage: $0 start|stop|status FOLDER" >&2
  exit 2
}
[ $# -eq 2 ] || usage
ACTION=$1
mkdir -p "$2"
FOLDER=$(cd "$2" && pwd)
ROOT=$(cd "$(dirname "$0")/../.." && pwd)

BASE_PORT=${BASE_PORT:-8000}
NODES=${NODES:-2}
DB_PORT=$((BASE_PORT + NODES + 1))
BROKER_PORT=$((BASE_PORT + NODES + 2))
CARILLON_JAR=${CARILLON_JAR:-$ROOT/target/carillon.jar}
# The newest distribution in Maven Central that runs on Java 17; Carillon's client may be newer.
ARTEMIS_VERSION=2.40.0
ARTEMIS_HOME=${ARTEMIS_HOME:-$FOLDER/apache-artemis-$ARTEMIS_VERSION}
PG_BIN=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)

need() {
  command -v "$1" >/dev/null || { echo "$1 is missing: see the head of $0" >&2; exit 1; }
}

# Runs a command as the database's user, which may not be root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

# A password of its own for each thing, made once.
secret() {
  if [ ! -s "$FOLDER/secrets/$1" ]; then
    (umask 077; mkdir -p "$FOLDER/secrets"
     od -An -N16 -tx1 /dev/urandom | tr -d ' \n' > "$FOLDER/secrets/$1")
  fi
  cat "$FOLDER/secrets/$1"
}

alive() {
  [ -s "$FOLDER/$1.pid" ] && kill -0 "$(cat "$FOLDER/$1.pid" 2>/dev/null)" 2>/dev/null
}

# Waits for a command to succeed: for which part, how many seconds, the command. A part that has
# ended meanwhile is waited for no longer.
await() {
  part=$1
  left=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    left=$((left - 1))
    sleep 1
    if [ "$left" -le 0 ] || ! alive "$part"; then
      echo "$part doesn't come up; the end of $FOLDER/$part.log:" >&2
      tail -n 5 "$FOLDER/$part.log" >&2
      exit 1
    fi
  done
}

start_database() {
  data=$FOLDER/postgresql
  as_postgres test -x "$FOLDER" ||
    { echo "$FOLDER is out of reach for the user postgres: choose another" >&2; exit 1; }
  if [ ! -d "$data" ]; then
    install -d -m 0700 "$data"
    [ "$(id -u)" != 0 ] || chown postgres "$data"
    secret database | as_postgres sh -c 'umask 077; cat > "$1/.password"' - "$data"
    as_postgres "$PG_BIN/initdb" --pgdata="$data/data" --username=carillon --encoding=UTF8 \
      --locale=C.UTF-8 --auth=scram-sha-256 --pwfile="$data/.password" >/dev/null
  fi
  as_postgres "$PG_BIN/pg_ctl" --pgdata="$data/data" status >/dev/null ||
    as_postgres "$PG_BIN/pg_ctl" --pgdata="$data/data" --log="$data/log" --wait start \
      --options="-p $DB_PORT -c listen_addresses=127.0.0.1 -k $data" >/dev/null
  PGPASSWORD=$(secret database)
  export PGPASSWORD
  "$PG_BIN/psql" -h 127.0.0.1 -p "$DB_PORT" -U carillon -d postgres -Atc \
    "select 1 from pg_database where datname = 'carillon'" | grep -q 1 ||
    "$PG_BIN/createdb" -h 127.0.0.1 -p "$DB_PORT" -U carillon carillon
}

start_broker() {
  if [ ! -d "$ARTEMIS_HOME" ]; then
    need mvn
    # Not from a project's folder: there the plugin notes what it has unpacked, wherever to, and does
    # nothing the next time.
    elsewhere=$(mktemp -d)
    (cd "$elsewhere" &&
      mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
        -DoutputDirectory="$FOLDER" \
        -Dartifact=org.apache.activemq:apache-artemis:$ARTEMIS_VERSION:zip:bin)
    rm -rf "$elsewhere"
    chmod +x "$ARTEMIS_HOME/bin/artemis"
  fi
  if [ ! -d "$FOLDER/broker" ]; then
    "$ARTEMIS_HOME/bin/artemis" create --silent --user carillon --password "$(secret broker)" \
      --require-login --host localhost --default-port "$BROKER_PORT" --no-web \
      --no-amqp-acceptor --no-hornetq-acceptor --no-mqtt-acceptor --no-stomp-acceptor \
      "$FOLDER/broker" >/dev/null
  fi
  alive broker && return
  "$FOLDER/broker/bin/artemis" run --properties "$ROOT/deploy/container/broker.properties" \
    > "$FOLDER/broker.log" 2>&1 &
  echo $! > "$FOLDER/broker.pid"
  await broker 120 grep -q AMQ221007 "$FOLDER/broker.log"
}

start_node() {
  alive "node-$1" && return
  CARILLON_CLUSTER=true CARILLON_DATA=$FOLDER/node-$1 CARILLON_DEMO=${CARILLON_DEMO:-false} \
  CARILLON_ALLOWED_HOSTS=localhost CARILLON_TRUSTED_PROXIES=127.0.0.1 \
  CARILLON_ADMIN_PASSWORD=$(secret admin) \
  CARILLON_DB_URL=jdbc:postgresql://127.0.0.1:$DB_PORT/carillon \
  CARILLON_DB_USER=carillon CARILLON_DB_PASSWORD=$(secret database) \
  CARILLON_BROKER_URL=tcp://localhost:$BROKER_PORT \
  CARILLON_BROKER_USER=carillon CARILLON_BROKER_PASSWORD=$(secret broker) \
    java -Xmx512m -XX:+UseParallelGC -jar "$CARILLON_JAR" --host 127.0.0.1 \
    --port $((BASE_PORT + $1)) \
    > "$FOLDER/node-$1.log" 2>&1 &
  echo $! > "$FOLDER/node-$1.pid"
}

nodes() {
  seq 1 "$NODES"
}

start_proxy() {
  alive nginx && return
  mkdir -p "$FOLDER/nginx"
  {
    sed -e "s|@FOLDER@|$FOLDER/nginx|g" -e "s|@PORT@|$BASE_PORT|g" \
      -e '/@SERVERS@/,$d' "$ROOT/deploy/cluster/nginx.conf"
    for node in $(nodes); do
      echo "    server 127.0.0.1:$((BASE_PORT + node)) max_fails=1 fail_timeout=5s;"
    done
    sed -e '1,/@SERVERS@/d' -e "s|@FOLDER@|$FOLDER/nginx|g" -e "s|@PORT@|$BASE_PORT|g" \
      "$ROOT/deploy/cluster/nginx.conf"
  } > "$FOLDER/nginx/nginx.conf"
  nginx -p "$FOLDER/nginx" -c "$FOLDER/nginx/nginx.conf"
}

# TERM, then waits for the end.
stop() {
  if alive "$1"; then
    kill "$(cat "$FOLDER/$1.pid")"
    left=45
    while alive "$1" && [ "$left" -gt 0 ]; do
      left=$((left - 1))
      sleep 1
    done
  fi
  rm -f "$FOLDER/$1.pid"
}

case $ACTION in
  start)
    for tool in java curl nginx; do need $tool; done
    [ -n "$PG_BIN" ] || { echo "PostgreSQL is missing: see the head of $0" >&2; exit 1; }
    [ -f "$CARILLON_JAR" ] || { echo "$CARILLON_JAR isn't there: mvn package" >&2; exit 1; }
    echo "Starting PostgreSQL, Artemis, $NODES nodes and nginx; a minute or two"
    start_database
    start_broker
    for node in $(nodes); do
      start_node "$node"
    done
    for node in $(nodes); do
      await "node-$node" 300 curl -fs "http://localhost:$((BASE_PORT + node))/health/ready"
    done
    start_proxy
    await nginx 10 curl -fs "http://localhost:$BASE_PORT/"
    echo "Carillon is at http://localhost:$BASE_PORT, on $NODES nodes;" \
      "the password of admin is in $FOLDER/secrets/admin"
    ;;
  stop)
    stop nginx
    for node in $(nodes); do
      stop "node-$node" &
    done
    wait
    stop broker
    as_postgres "$PG_BIN/pg_ctl" --pgdata="$FOLDER/postgresql/data" --mode=fast stop >/dev/null
    echo "Stopped; the data is in $FOLDER"
    ;;
  status)
    for part in nginx broker $(nodes | sed s/^/node-/); do
      alive "$part" && echo "$part runs" || echo "$part doesn't run"
    done
    ;;
  *) usage ;;
esac

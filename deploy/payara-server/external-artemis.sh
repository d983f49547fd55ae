#!/bin/sh
# Lets a running domain of Payara Server 6 that setup.sh has set up use an Artemis broker of its own
# instead of the Open MQ inside the server; again and again, it changes only what isn't so yet:
#
#   ASADMIN="payara6/bin/asadmin --port 4848" external-artemis.sh carillon-broker.rar
#
# Where the broker is, the server's environment says at each start: CARILLON_BROKER_URL,
# CARILLON_BROKER_USER and CARILLON_BROKER_PASSWORD.
set -eu

ASADMIN=${ASADMIN:-asadmin}
adapter=${1:?which carillon-broker.rar?}

name=carillon-broker
pool=carillon-broker-connections
factory=jms/__defaultConnectionFactory
changed=

# Before the application, whose beans wait for it.
if ! $ASADMIN list-applications | grep -q "^$name "; then
  $ASADMIN deploy --name $name --deploymentorder 50 "$adapter"
  changed=yes
fi

# Where message-driven beans get their messages from, unless they name an adapter.
property=com.sun.enterprise.connectors.inbound.ramid=$name
if ! $ASADMIN list-system-properties server-config | grep -qxF $property; then
  $ASADMIN create-system-properties --target server-config $property
  changed=yes
fi

# The server puts in what its environment says.
if ! $ASADMIN list-connector-connection-pools | grep -qxF $pool; then
  $ASADMIN create-connector-connection-pool --raname $name \
    --connectiondefinition jakarta.jms.ConnectionFactory --transactionsupport XATransaction \
    --steadypoolsize 0 --maxpoolsize 32 \
    --property 'UserName=${ENV\=CARILLON_BROKER_USER}:Password=${ENV\=CARILLON_BROKER_PASSWORD}' \
    $pool
  changed=yes
fi

# The application asks for the server's default factory.
attribute=resources.connector-resource.$factory.pool-name
if ! $ASADMIN get "$attribute" | grep -qxF "$attribute=$pool"; then
  $ASADMIN set "$attribute=$pool"
  changed=yes
fi

if [ -n "$changed" ]; then
  echo "Set up. Now restart the domain: $ASADMIN restart-domain"
else
  echo "Nothing to change."
fi

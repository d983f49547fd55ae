#!/bin/sh
# Lets the domain of one test's server use the broker that CARILLON_BROKER_* name, as
# deploy/payara-server/external-artemis.sh does it, and deploys Carillon there. The script runs twice:
# the second time there must be nothing to change.
#
#   payara-artemis.sh PAYARA_HOME DOMAIN_FOLDER ADMIN_PORT WAR
set -eu
asadmin=$1/bin/asadmin
domains=$(dirname "$2")
domain=$(basename "$2")
script=deploy/payara-server/external-artemis.sh
adapter=target/carillon-broker.rar

ASADMIN="$asadmin --interactive=false --port $3"
export ASADMIN
$ASADMIN start-domain --domaindir "$domains" "$domain"
trap '$ASADMIN stop-domain --domaindir "$domains" "$domain"' EXIT
"$script" "$adapter"
again=$("$script" "$adapter")
echo "$again"
[ "$again" = "Nothing to change." ]
$ASADMIN deploy --name carillon --contextroot / "$4"

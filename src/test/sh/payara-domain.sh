#!/bin/sh
# Makes the domain of Payara Server that the integration tests' servers are copied from, set up by
# deploy/payara-server/setup.sh. Twice: the second time there must be nothing to change.
#
#   payara-domain.sh PAYARA_HOME SETUP
set -eu
asadmin=$1/bin/asadmin
domains=$1/glassfish/domains
setup=$2
domain=carillon

# Not on the default ports, where the developer may run a server; and without a data grid, which the
# tests' servers would form together.
rm -rf "${domains:?}/$domain"
cp -R "$domains/domain1" "$domains/$domain"
sed -E \
  -e 's/(port=|"JMS_PROVIDER_PORT" value=)"([0-9]{4})"/\1"2\2"/g' \
  -e 's/(telnet\.port=)([0-9]{4})</\12\2</' \
  -e 's/<hazelcast-config-specific-configuration/& enabled="false"/' \
  "$domains/domain1/config/domain.xml" > "$domains/$domain/config/domain.xml"

ASADMIN="$asadmin --port 24848"
export ASADMIN
$ASADMIN start-domain $domain
trap '$ASADMIN stop-domain $domain' EXIT
# A setting's default, which changes nothing for the tests.
"$setup" carillon.native-clients=false
again=$("$setup" carillon.native-clients=false)
echo "$again"
[ "$again" = "Nothing to change." ]
if grep -F '[SEVERE]' "$domains/$domain/logs/server.log"; then
  exit 1
fi

/**
 * Who someone is: colleges, users, access tokens, passwords and login. Announces by CDI event when
 * a token or a user stops being valid, since it knows nothing of live connections. Imports {@code
 * core}, {@code config}, {@code metrics} and {@code task}.
 */
package io.carillon.identity;

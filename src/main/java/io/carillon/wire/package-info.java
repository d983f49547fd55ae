/**
 * The wire protocol: every frame as a record, the codec between records and JSON, the error texts
 * and close codes. Knows nothing of sockets or storage. Imports {@code core} only.
 */
package io.carillon.wire;

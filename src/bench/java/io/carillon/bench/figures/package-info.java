/** What a run cost and brought, and how that is shown. */
package io.carillon.bench.figures;

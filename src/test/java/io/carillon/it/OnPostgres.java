package io.carillon.it;

/** A server on PostgreSQL, with demo data. */
public record OnPostgres(Postgres postgres, Carillon carillon) implements AutoCloseable {

  static OnPostgres start(String name) {
    Postgres postgres = Postgres.start(name);
    return new OnPostgres(postgres, Carillon.start(name, postgres.settings()));
  }

  @Override
  public void close() {
    carillon.close();
    postgres.close();
  }
}

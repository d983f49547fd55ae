package io.carillon.container;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.concurrent.Callable;

/**
 * Calls something from an EJB without a transaction: where Payara 6 enlists no JDBC or JMS that a
 * CDI bean uses in a transaction of its own.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BelowAnEjb {

  public <T> T call(Callable<T> action) throws Exception {
    return action.call();
  }
}

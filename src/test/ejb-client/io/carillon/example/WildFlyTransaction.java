package io.carillon.example;

import io.carillon.client.RemoteNotificationFacade;
import io.carillon.core.Problem;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.io.EOFException;
import java.util.Properties;
import javax.naming.Context;
import javax.naming.InitialContext;

/** Calls the facade in transactions of this JVM, which WildFly's client sends along. */
public final class WildFlyTransaction {

  private WildFlyTransaction() {}

  /**
   * @param args the server's address, user, password, and who is to be notified
   */
  public static void main(String[] args) throws Exception {
    RemoteNotificationFacade facade = Server.facade(args[0], args[1], args[2]);
    long user = Long.parseLong(args[3]);
    UserTransaction transaction = transaction();

    transaction.begin();
    facade.sendNotification(user, "one of two", "text");
    facade.sendNotification(user, "two of two", "text");
    end(transaction::commit);

    transaction.begin();
    facade.sendNotification(user, "rolled back", "text");
    end(transaction::rollback);

    transaction.begin();
    facade.sendNotification(user, "beside a refused call", "text");
    try {
      facade.sendNotification(Long.MAX_VALUE, "refused", "text");
    } catch (Problem problem) {
      System.out.println(problem.kind());
    }
    end(transaction::commit);
    System.exit(0);
  }

  /** How a transaction of this JVM ends. */
  private interface End {
    void request() throws Exception;
  }

  /**
   * Ends it, and says how that was answered: wildfly-transaction-client (WildFly 39.0.1) closes an
   * answer as soon as it has handed it to the thread that waits for it, which then may find nothing
   * in it, whatever the server did.
   */
  private static void end(End end) throws Exception {
    try {
      end.request();
      System.out.println("as wanted");
    } catch (RollbackException refused) {
      System.out.println("rolled back");
    } catch (SystemException unknown) {
      if (!(unknown.getCause() instanceof EOFException)) {
        throw unknown;
      }
      System.out.println("answer lost");
    }
  }

  private static UserTransaction transaction() throws Exception {
    Properties settings = new Properties();
    settings.put(
        Context.INITIAL_CONTEXT_FACTORY, "org.wildfly.naming.client.WildFlyInitialContextFactory");
    return (UserTransaction) new InitialContext(settings).lookup("txn:UserTransaction");
  }
}

package io.carillon.api;

import io.carillon.client.RemoteNotificationFacade;
import io.carillon.core.Problem;
import io.carillon.core.Role;
import io.carillon.core.StorageFault;
import io.carillon.facade.NotificationFacade;
import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJBException;
import jakarta.ejb.Remote;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The facade for other JVMs: who may call, and one line in the log for each call. On full servers
 * only: Payara Micro 6 has no ORB and fails to deploy a bean with a remote view, so the executable
 * jar's WAR leaves this class out ({@code pom.xml}).
 */
@Stateless
@Remote(RemoteNotificationFacade.class)
@DeclareRoles({RemoteFacade.NOTIFIER, RemoteFacade.ADMIN})
@PermitAll // Everyone reaches the check below, which tells them what they lack.
public class RemoteFacade implements RemoteNotificationFacade {

  static final String NOTIFIER = "notifier";
  static final String ADMIN = "admin";

  private static final String NOT_TAKEN_IN =
      "The transaction doesn't take in Carillon's database, which answers outside of it. If it has"
          + " another data source, make that one XA, or call outside of the transaction.";

  private static final Logger LOG = Logger.getLogger(RemoteFacade.class.getName());

  @Resource private SessionContext context;
  @Inject private NotificationFacade facade;
  @Inject private DatabasePing ping;

  @AroundInvoke
  Object audited(InvocationContext call) throws Exception {
    String who = context.getCallerPrincipal().getName();
    String what = call.getMethod().getName();
    try {
      requireRole(who);
      Object id = call.proceed();
      LOG.info(() -> what + " by " + who + ": " + id);
      return id;
    } catch (Problem problem) {
      LOG.info(() -> what + " by " + who + " refused: " + problem.kind());
      throw problem;
    } catch (StorageFault fault) {
      if (refusedByTransaction(fault)) {
        LOG.warning(() -> what + " by " + who + " refused: its transaction takes in no database");
        throw Problem.of(Problem.Kind.CONFLICT, NOT_TAKEN_IN);
      }
      LOG.log(Level.SEVERE, fault, () -> what + " by " + who + " failed");
      throw Problem.of(Problem.Kind.UNAVAILABLE, "The database can't be reached or failed.");
    }
  }

  /** It was no database that failed, since none names its fault, and ours answers outside. */
  private boolean refusedByTransaction(StorageFault fault) {
    try {
      return fault.sqlState().isEmpty() && ping.writable();
    } catch (SQLException | EJBException e) {
      return false;
    }
  }

  private void requireRole(String who) {
    if (!context.isCallerInRole(NOTIFIER) && !context.isCallerInRole(ADMIN)) {
      throw Problem.of(
          Problem.Kind.FORBIDDEN, who + " has neither the role notifier nor the role admin.");
    }
  }

  @Override
  public long sendNotification(long userId, String title, String message) {
    return facade.sendNotification(userId, title, message);
  }

  @Override
  public long sendNotification(
      long userId, String title, String message, String type, Map<String, Object> data) {
    return facade.sendNotification(userId, title, message, type, data);
  }

  @Override
  public long broadcastCollegeNotification(long collegeId, String title, String message) {
    return facade.broadcastCollegeNotification(collegeId, title, message);
  }

  @Override
  public long broadcastCollegeNotification(
      long collegeId, String title, String message, String type, Map<String, Object> data) {
    return facade.broadcastCollegeNotification(collegeId, title, message, type, data);
  }

  @Override
  public long sendBulkMessage(long collegeId, String title, String message) {
    return facade.sendBulkMessage(collegeId, Optional.empty(), Set.of(), title, message);
  }

  @Override
  public long sendBulkMessage(long collegeId, Role role, String title, String message) {
    return facade.sendBulkMessage(collegeId, Optional.ofNullable(role), Set.of(), title, message);
  }

  @Override
  public long sendBulkMessage(long collegeId, Set<Long> userIds, String title, String message) {
    return facade.sendBulkMessage(collegeId, Optional.empty(), userIds, title, message);
  }

  @Override
  public long publishNotice(long collegeId, String title, String body) {
    return facade.publishNotice(collegeId, title, body);
  }
}

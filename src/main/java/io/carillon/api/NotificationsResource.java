package io.carillon.api;

import io.carillon.core.Caller;
import io.carillon.core.Fields;
import io.carillon.core.Page;
import io.carillon.core.Part;
import io.carillon.facade.Authority;
import io.carillon.facade.Desk;
import io.carillon.notice.NoticeBoard;
import io.carillon.notification.Announcement;
import io.carillon.notification.Inbox;
import io.carillon.notification.Notification;
import io.carillon.notification.ReadUpTo;
import io.carillon.wire.Timestamps;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The caller's inbox, and what staff put into those of others. */
@Path("notifications")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class NotificationsResource {

  private static final String DEFAULT_TYPE = "alert";

  /**
   * The keys of a {@code notify} frame, plus its id and whether it was read.
   *
   * @param excerpt how the body of the notice begins that it tells of; else left out
   */
  public record NotificationJson(
      String type,
      long id,
      String title,
      String message,
      String notificationType,
      String timestamp,
      JsonObject data,
      boolean read,
      String excerpt) {}

  /**
   * A page of the inbox.
   *
   * @param more whether it ends before the last one
   * @param unread how much of all of the inbox is unread
   */
  public record InboxJson(List<NotificationJson> items, boolean more, long unread) {}

  /** Read up to and including this id. */
  public record ReadMark(Long upTo) {}

  /** What to announce, to one user or to one college. */
  public record Draft(
      Long userId,
      Long collegeId,
      String title,
      String message,
      String notificationType,
      JsonObject data) {}

  /** What became of it. */
  public record Created(long id) {}

  @Inject private Inbox inbox;
  @Inject private NoticeBoard notices;
  @Inject private Desk desk;
  @Inject private CurrentAccess current;
  @Inject private AnswerUnderWay answer;

  @GET
  public InboxJson list(
      @QueryParam("before") String before,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit) {
    Fields fields = new Fields();
    Page page = fields.page(before, after, limit);
    fields.check();
    Caller caller = current.caller();
    ReadUpTo read = inbox.readUpTo(caller);
    Part<Notification> part = inbox.page(caller, page, answer::hold);
    List<Notification> items = part.items();
    Map<Long, String> excerpts =
        notices.excerpts(items.stream().flatMapToLong(n -> n.noticeId().stream()).boxed().toList());
    return new InboxJson(
        items.stream().map(n -> json(n, read.covers(n), excerpts)).toList(),
        part.more(),
        inbox.unread(caller, read));
  }

  @POST
  @Path("read")
  public void read(ReadMark mark) {
    Fields fields = new Fields();
    long upTo = fields.id("up_to", mark.upTo());
    fields.check();
    inbox.markRead(current.caller(), upTo);
  }

  @POST
  public Response send(Draft draft) {
    Authority authority = Authority.of(current.caller());
    Fields fields = new Fields();
    if ((draft.userId() == null) == (draft.collegeId() == null)) {
      fields.wrong("user_id", "is required, or college_id in its place");
    }
    fields.check();
    Announcement announcement =
        new Announcement(
            draft.title(),
            draft.message(),
            draft.notificationType() == null ? DEFAULT_TYPE : draft.notificationType(),
            Optional.ofNullable(draft.data()));
    long id =
        draft.userId() != null
            ? desk.notifyUser(authority, draft.userId(), announcement)
            : desk.notifyCollege(authority, draft.collegeId(), announcement);
    return Response.status(Response.Status.CREATED).entity(new Created(id)).build();
  }

  private static NotificationJson json(
      Notification notification, boolean read, Map<Long, String> excerpts) {
    return new NotificationJson(
        "notify",
        notification.id(),
        notification.title(),
        notification.message(),
        notification.type(),
        Timestamps.seconds(notification.createdAt()),
        notification.data().map(NotificationsResource::object).orElse(null),
        read,
        notification.noticeId().isPresent()
            ? excerpts.get(notification.noticeId().getAsLong())
            : null);
  }

  private static JsonObject object(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }
}

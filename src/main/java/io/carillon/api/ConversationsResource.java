package io.carillon.api;

import io.carillon.chat.Conversations;
import io.carillon.chat.Preview;
import io.carillon.core.Caller;
import io.carillon.core.Fields;
import io.carillon.identity.Directory;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The caller's conversations, the most recent first. */
@Path("conversations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ConversationsResource {

  /** One conversation. */
  public record ConversationJson(UserJson peer, MessageJson lastMessage, long unread) {}

  @Inject private Conversations conversations;
  @Inject private Directory directory;
  @Inject private CurrentAccess current;

  @GET
  public Items<ConversationJson> list(
      @QueryParam("before") String before, @QueryParam("limit") String limit) {
    Fields fields = new Fields();
    OptionalLong beforeId = fields.id("before", before);
    int most = fields.limit(limit, Fields.MAX_LIMIT);
    fields.check();
    Caller caller = current.caller();
    List<Conversations.Conversation> page = conversations.of(caller.userId(), beforeId, most);
    Map<Long, Caller> peers =
        directory.byIds(page.stream().map(Conversations.Conversation::peerId).toList());
    return new Items<>(page.stream().map(c -> json(c, peers.get(c.peerId()), caller)).toList());
  }

  private static ConversationJson json(
      Conversations.Conversation conversation, Caller peer, Caller caller) {
    Preview last = conversation.lastMessage();
    Caller sender = last.senderId() == caller.userId() ? caller : peer;
    return new ConversationJson(
        UserJson.seenBy(caller, peer),
        MessageJson.of(last, sender.fullName()),
        conversation.unread());
  }
}

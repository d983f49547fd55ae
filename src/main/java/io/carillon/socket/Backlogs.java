package io.carillon.socket;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.carillon.config.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * The backlog of each user, shared by all connections of the user: all messages go through one
 * journal, and without a limit one user's flood would fill its queue. Not by address, which a whole
 * campus may share.
 */
@ApplicationScoped
public class Backlogs {

  @Inject private Settings settings;

  private LoadingCache<Long, Backlog> byUser;

  /** One lives as long as somebody holds it: a connection, or a frame that waits. */
  @PostConstruct
  void start() {
    int most = settings.limits().framesPerSecond();
    byUser = Caffeine.newBuilder().weakValues().build(user -> new Backlog(most));
  }

  Backlog of(long userId) {
    return byUser.get(userId);
  }
}

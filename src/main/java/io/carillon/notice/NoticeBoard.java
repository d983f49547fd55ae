package io.carillon.notice;

import io.carillon.core.Page;
import io.carillon.core.Problem;
import io.carillon.core.Slices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The notices of all colleges. Knows no rights: whoever calls has checked them. */
@ApplicationScoped
public class NoticeBoard {

  /** What is to change in a notice; what is empty stays. */
  public record Change(
      Optional<String> title, Optional<String> body, Optional<Boolean> published) {}

  private static final int EXCERPT = 160;

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  @Transactional
  public Notice create(
      long collegeId, OptionalLong authorId, String title, String body, boolean published) {
    Notice notice = new Notice(collegeId, authorId, title, body, now());
    if (published) {
      notice.publish(now());
    }
    entities.persist(notice);
    entities.flush();
    return notice;
  }

  @Transactional
  public Notice change(long id, Change change) {
    Notice notice = locked(id);
    notice.edit(change.title().orElse(notice.title()), change.body().orElse(notice.body()), now());
    change
        .published()
        .ifPresent(
            published -> {
              if (published) {
                notice.publish(now());
              } else {
                notice.withdraw(now());
              }
            });
    entities.flush();
    return notice;
  }

  @Transactional
  public void delete(long id) {
    entities.remove(locked(id));
    entities.flush();
  }

  /**
   * @throws Problem {@code NOT_FOUND}
   */
  public Notice get(long id) {
    Notice notice = entities.find(Notice.class, id);
    if (notice == null) {
      throw unknown(id);
    }
    return notice;
  }

  /** As it is now, and for us alone: of two who publish it, the second finds it published. */
  private Notice locked(long id) {
    Notice notice = get(id);
    entities.flush(); // What is not written yet would be lost by reading it anew.
    try {
      entities.refresh(notice, LockModeType.PESSIMISTIC_WRITE);
    } catch (EntityNotFoundException e) {
      throw unknown(id);
    }
    return notice;
  }

  /**
   * Newest first, oldest first with {@code after}.
   *
   * @param collegeId of this college, or of all
   * @param drafts whether drafts are among them
   */
  public List<Notice> list(OptionalLong collegeId, boolean drafts, Page page) {
    var query =
        entities
            .createQuery(
                "select n from Notice n where n.id < :before and n.id > :after"
                    + (collegeId.isPresent() ? " and n.collegeId = :college" : "")
                    + (drafts ? "" : " and n.publishedAt is not null")
                    + " order by n.id "
                    + (page.ascending() ? "asc" : "desc"),
                Notice.class)
            .setParameter("before", page.before().orElse(Long.MAX_VALUE))
            .setParameter("after", page.after().orElse(0))
            .setMaxResults(page.limit());
    collegeId.ifPresent(id -> query.setParameter("college", id));
    return query.getResultList();
  }

  /** The beginnings of the bodies of these notices, by id, no longer than a list shows. */
  public Map<Long, String> excerpts(Collection<Long> ids) {
    return Slices.of(ids)
        .flatMap(
            some ->
                entities
                    .createQuery(
                        "select n.id, substring(n.body, 1, "
                            + EXCERPT
                            + ") from Notice n where n.id in :ids",
                        Object[].class)
                    .setParameter("ids", some)
                    .getResultStream())
        .collect(Collectors.toMap(row -> (Long) row[0], row -> wholeCharacters((String) row[1])));
  }

  /** H2 counts in UTF-16, and may cut a character in two. */
  private static String wholeCharacters(String text) {
    int last = text.length() - 1;
    return last >= 0 && Character.isHighSurrogate(text.charAt(last))
        ? text.substring(0, last)
        : text;
  }

  private static Problem unknown(long id) {
    return Problem.of(Problem.Kind.NOT_FOUND, "There is no notice " + id + ".");
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}

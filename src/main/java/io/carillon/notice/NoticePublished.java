package io.carillon.notice;

/**
 * A notice became published. Fired inside its transaction, while the persistence context flushes:
 * observers must not touch that context, and undo nothing when the transaction rolls back.
 */
public record NoticePublished(long noticeId, long collegeId, String title) {}

package io.carillon.notice;

/** A notice became published. */
public record NoticePublished(long noticeId, long collegeId, String title) implements NoticeEvent {}

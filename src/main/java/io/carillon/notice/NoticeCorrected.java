package io.carillon.notice;

/** A published notice has another title. */
public record NoticeCorrected(long noticeId, String title) implements NoticeEvent {}

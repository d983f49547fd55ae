package io.carillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The notifications of whoever is signed in, and what they open. */
final class InboxPage {

  private final Page page;

  InboxPage(Page page) {
    this.page = page;
  }

  /** The way to it, with its unread count. */
  Locator place() {
    return page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Places"))
        .getByRole(AriaRole.LINK)
        .filter(new Locator.FilterOptions().setHasText("Notifications"));
  }

  InboxPage open() {
    place().click();
    assertThat(side()).isVisible();
    return this;
  }

  Locator side() {
    return page.getByRole(
        AriaRole.REGION, new Page.GetByRoleOptions().setName("Notifications").setExact(true));
  }

  /** All entries, the newest first. */
  Locator entries() {
    return side().getByRole(AriaRole.LINK);
  }

  Locator entry(String text) {
    return entries().filter(new Locator.FilterOptions().setHasText(text));
  }

  /** The card that comes up while something else is on screen. */
  Locator toast(String text) {
    return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("New notifications"))
        .getByRole(AriaRole.LINK)
        .filter(new Locator.FilterOptions().setHasText(text));
  }

  /** What is open to be read. */
  Locator article() {
    return page.getByRole(AriaRole.ARTICLE);
  }

  InboxPage reads(String title, String body) {
    assertThat(article().getByRole(AriaRole.HEADING)).hasText(title);
    assertThat(article()).containsText(body);
    return this;
  }
}

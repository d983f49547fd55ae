package io.carillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** Carillon's page as a person uses it: everything is found by its role or label. */
final class ChatPage {

  private static final Pattern ONLINE = Pattern.compile("^Online$");

  private final Page page;
  private final String base;

  ChatPage(Page page, String base) {
    this.page = page;
    this.base = base;
  }

  ChatPage open() {
    page.navigate(base + "/");
    assertThat(button("Sign in")).isVisible();
    return this;
  }

  /** Opens it where someone is signed in already. */
  ChatPage enter() {
    page.navigate(base + "/");
    return isOnline();
  }

  /** Fills in and sends the form; says nothing about what comes of it. */
  ChatPage trySignIn(String username, String password) {
    page.getByLabel("Username").fill(username);
    page.getByLabel("Password").fill(password);
    button("Sign in").click();
    return this;
  }

  ChatPage signIn(String username, String password) {
    trySignIn(username, password);
    return isOnline();
  }

  ChatPage signOut() {
    openAccount();
    button("Sign out").click();
    assertThat(button("Sign in")).isVisible();
    return this;
  }

  ChatPage openAccount() {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Account")).click();
    return this;
  }

  ChatPage isOnline() {
    assertThat(page.getByRole(AriaRole.STATUS).filter(hasText(ONLINE))).isVisible();
    return this;
  }

  /** Opens the conversation with someone, finding them by the search. */
  ChatPage openConversation(String fullName) {
    page.getByRole(AriaRole.SEARCHBOX).fill(fullName);
    person(fullName).click();
    assertThat(page.getByRole(AriaRole.HEADING, named(fullName))).isVisible();
    return this;
  }

  ChatPage write(String text) {
    Locator composer = page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true));
    composer.fill(text);
    composer.press("Enter");
    return this;
  }

  /** Adds a link to what is written next. */
  ChatPage attach(String link) {
    button("Attach a link to a file").click();
    page.getByLabel("Link to a file", new Page.GetByLabelOptions().setExact(true)).fill(link);
    return this;
  }

  /** Writes, and waits until the server has it. */
  ChatPage send(String text) {
    write(text);
    return isSent(text);
  }

  ChatPage isSent(String text) {
    assertThat(message(text)).hasCount(1);
    assertThat(message(text)).containsText("Sent");
    return this;
  }

  ChatPage sees(String text) {
    assertThat(message(text)).hasCount(1);
    assertThat(message(text)).isVisible();
    return this;
  }

  /** The line of someone in the list of conversations and people. */
  Locator person(String fullName) {
    return page.getByRole(AriaRole.NAVIGATION)
        .getByRole(AriaRole.LINK)
        .filter(new Locator.FilterOptions().setHasText(fullName));
  }

  /** How the connection is, as it is shown. */
  Locator link() {
    return page.locator("#link-text");
  }

  /** How it is, as it is read out. */
  Locator spoken() {
    return page.locator("#link-spoken");
  }

  Locator message(String text) {
    return page.getByRole(AriaRole.LOG)
        .getByRole(AriaRole.LISTITEM)
        .filter(new Locator.FilterOptions().setHasText(text));
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, named(name));
  }

  InboxPage inbox() {
    return new InboxPage(page);
  }

  Locator alert() {
    return page.getByRole(AriaRole.ALERT);
  }

  Page page() {
    return page;
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Locator.FilterOptions hasText(Pattern text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}

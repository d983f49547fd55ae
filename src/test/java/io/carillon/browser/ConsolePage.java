package io.carillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** A console as a person uses it: everything is found by its role or label. */
final class ConsolePage {

  private final Page page;
  private final String address;

  /**
   * @param address of the console, without the page in it
   */
  ConsolePage(Page page, String address) {
    this.page = page;
    this.address = address;
  }

  Page page() {
    return page;
  }

  ConsolePage open() {
    page.navigate(address);
    return this;
  }

  ConsolePage signIn(String username, String password) {
    page.getByLabel("Username").fill(username);
    page.getByLabel("Password").fill(password);
    press("Sign in");
    return this;
  }

  /** Opens one of the console's pages and waits for its heading. */
  ConsolePage goTo(String hash, String heading) {
    page.navigate(address + "/" + hash);
    return isAt(heading);
  }

  ConsolePage isAt(String heading) {
    assertThat(heading(heading)).isVisible();
    return this;
  }

  ConsolePage press(String name) {
    button(name).click();
    return this;
  }

  /** Presses a button of the question that is asked. */
  ConsolePage confirm(String action) {
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    dialog
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(action).setExact(true))
        .click();
    assertThat(dialog).hasCount(0);
    return this;
  }

  ConsolePage fill(String label, String value) {
    field(label).fill(value);
    return this;
  }

  /** What came of it is said at the foot of the page. */
  ConsolePage isTold(String text) {
    assertThat(page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText(text)))
        .isVisible();
    return this;
  }

  Locator field(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  Locator heading(String name) {
    return page.getByRole(AriaRole.HEADING, named(name).setLevel(1));
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, named(name));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, named(name));
  }

  /** The entry of a list, or the line of a table, that has this text. */
  Locator entry(String text) {
    return page.getByRole(AriaRole.LISTITEM)
        .or(page.getByRole(AriaRole.ROW))
        .filter(new Locator.FilterOptions().setHasText(text));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}

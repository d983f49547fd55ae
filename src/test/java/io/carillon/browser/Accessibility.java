package io.carillon.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import org.assertj.core.api.Assertions;

/**
 * Looks for what keeps people from using a page. Of axe's own library this takes the script alone:
 * {@link AxeBuilder} loads it twice for every look, the second time into a new page, for the sake
 * of frames from elsewhere, which these pages have none of.
 */
final class Accessibility {

  private static final List<String> WCAG_2_2_AA =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private static final String VIOLATIONS =
      """
      async (tags) => {
        const { violations } = await axe.run({ runOnly: tags, resultTypes: ['violations'] });
        return violations.flatMap(({ id, help, nodes }) =>
          nodes.map(({ html, failureSummary }) => `${id}: ${help}\\n${html}\\n${failureSummary}`));
      }
      """;

  private Accessibility() {}

  /** Fails unless axe finds nothing and nothing is cut off. */
  static void check(Page page) {
    Assertions.assertThat(violations(page)).as(page.url()).isEmpty();
    Assertions.assertThat(page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
        .as("pixels past the edge of " + page.url())
        .isEqualTo(0);
  }

  static List<?> violations(Page page) {
    if (page.evaluate("() => typeof axe").equals("undefined")) {
      page.evaluate(AxeBuilder.getAxeScript());
    }
    return (List<?>) page.evaluate(VIOLATIONS, WCAG_2_2_AA);
  }
}

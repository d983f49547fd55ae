package io.carillon.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A folded name")
class FoldedNameTest {

  private static boolean finds(String search, String fullName) {
    String pattern = FoldedName.pattern(search);
    String part = pattern.substring(1, pattern.length() - 1).replaceAll("!([!%_])", "$1");
    return FoldedName.of(fullName, "nobody").contains(part);
  }

  @ParameterizedTest
  @CsvSource({
    "zoe, Zoë Müller",
    "ZOË, zoe muller",
    "muller, Zoë Müller",
    "MÜLLER, Zoë Muller",
    "Müller, Zoë Mu\u0308ller",
    "strasse, Anna Straße",
    "STRAßE, Anna Strasse",
    "istanbul, \u0130stanbul Kaya",
    "ilgin, Ilg\u0131n Kaya",
    "soren, Søren Ørsted",
    "orsted, Søren Ørsted",
    "lukasz, Łukasz Żółć",
    "zolc, Łukasz Żółć",
    "aether, Æther One",
    "ΝΙΚΟΣ, Νίκος Παππάς",
    "παππασ, Νίκος Παππάς",
    "nguyen, Nguyễn Văn",
    "김, 김민준",
    "が, \u304b\u3099くせい",
    "fi, \uFB01nn",
    "anna stone, Anna\u00A0 Stone",
    "annastone, Anna\u200BStone",
    "100%, 100% sure",
    "a_b, A_b!",
    "b!, A_b!"
  })
  void isFoundHoweverItIsTyped(String search, String fullName) {
    assertThat(finds(search, fullName)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"bob, Rob", "%, Anna", "_, Anna", "!, Anna", "か, がくせい", "김, 기민준"})
  void isNotFoundByWhatIsNoPartOfIt(String search, String fullName) {
    assertThat(finds(search, fullName)).isFalse();
  }

  @Test
  void isNotFoundAcrossItsTwoNames() {
    assertThat(FoldedName.of("Anna", "bert")).doesNotContain("anna bert").contains("anna", "bert");
  }

  @Test
  void sortsAShorterNameFirst() {
    assertThat(
            Stream.of("Ann B", "Émile", "ann", "Ann-Kathrin", "Zed", "Eve")
                .sorted((a, b) -> FoldedName.of(a, "x").compareTo(FoldedName.of(b, "x"))))
        .containsExactly("ann", "Ann B", "Ann-Kathrin", "Émile", "Eve", "Zed");
  }

  @Test
  void fitsItsColumnWhateverItHolds() {
    assertThat(FoldedName.of("\uFDFA".repeat(300), "x")).hasSize(600);
    String longest = FoldedName.of("\uD835\uDD38a".repeat(100), "u".repeat(150));
    assertThat(longest).endsWith("u".repeat(150));
    String astral = FoldedName.of("\uFDFA".repeat(33) + "a" + "\uD83D\uDE00".repeat(100), "x");
    assertThat(Character.isHighSurrogate(astral.charAt(astral.length() - 1))).isFalse();
  }
}

package io.carillon.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlicesTest {

  /** A list parameter in a query; the brackets of a fixed list are no such thing. */
  private static final Pattern LIST = Pattern.compile("\\bin :\\w+");

  @Test
  void holdAllValuesInOrder() {
    List<Integer> values = IntStream.range(0, 2 * Slices.MOST + 1).boxed().toList();

    List<List<Integer>> slices = Slices.of(values).toList();

    assertThat(slices).extracting(List::size).containsExactly(Slices.MOST, Slices.MOST, 1);
    assertThat(slices.stream().flatMap(List::stream)).isEqualTo(values);
  }

  @Test
  void areNoneOfNothing() {
    assertThat(Slices.of(List.of())).isEmpty();
  }

  @Test
  void areWhatEveryQueryWithAListIsAskedIn() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<String> withLists =
          files
              .filter(Files::isRegularFile)
              .map(SlicesTest::text)
              .filter(text -> LIST.matcher(text).find())
              .toList();

      assertThat(withLists).isNotEmpty().allSatisfy(text -> assertThat(text).contains("Slices.of"));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

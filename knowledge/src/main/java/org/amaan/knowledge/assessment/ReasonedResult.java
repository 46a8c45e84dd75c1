package org.amaan.knowledge.assessment;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.amaan.knowledge.assessment.Assessment.Sentence;
import org.amaan.knowledge.assessment.Assessment.Topic;

/**
 * A result by an act of the country, and why.
 *
 * @param decisive of each reading, the sentences that say why the act is not met or why that cannot
 *     be said; empty where neither is so, or only whether the act was law decides
 */
record ReasonedResult(DefinitionResult result, List<List<Sentence>> decisive) {

  ReasonedResult {
    decisive = List.copyOf(decisive);
  }

  /**
   * Of each reading, why, in short: all that keeps the act from covering it; or else the one
   * sentence that says most of why it cannot be said.
   */
  List<List<Sentence>> reasons() {
    return IntStream.range(0, decisive.size())
        .mapToObj(
            i ->
                result.readings().get(i).outcome() == DefinitionOutcome.CANNOT_BE_SAID
                    ? tellingMost(decisive.get(i))
                    : decisive.get(i))
        .toList();
  }

  private static List<Sentence> tellingMost(List<Sentence> sentences) {
    return Stream.concat(
            sentences.stream().filter(sentence -> sentence.topic() == Topic.PARTLY_NAMED),
            sentences.stream())
        .limit(1)
        .toList();
  }
}

package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TogetherTest {

  @Test
  void answers_come_in_the_order_of_the_questions() throws Exception {
    var second = new CountDownLatch(1);
    List<Callable<String>> questions =
        List.of(
            () -> {
              second.await();
              return "one";
            },
            () -> {
              second.countDown();
              return "two";
            });

    assertThat(Together.ask(questions)).containsExactly("one", "two");
  }

  @Test
  void one_that_fails_ends_the_others() {
    var ended = new CountDownLatch(1);
    List<Callable<String>> questions =
        List.of(
            () -> {
              throw new IllegalStateException("no answer");
            },
            () -> waiting(ended));

    assertThatThrownBy(() -> Together.ask(questions)).hasMessage("no answer");
    assertThat(ended).satisfies(CountDownLatch::await);
  }

  @Test
  void a_question_goes_on_until_its_answer_is_asked_for() throws Exception {
    var goOn = new CountDownLatch(1);
    try (var asked =
        Together.begin(() -> {
          goOn.await();
          return "answer";
        })) {
      goOn.countDown();
      assertThat(asked.answer()).isEqualTo("answer");
      assertThat(asked.answer()).isEqualTo("answer");
    }
  }

  @Test
  void what_it_throws_is_told_who_asks_for_the_answer_and_nobody_else() throws Exception {
    Callable<String> failing =
        () -> {
          throw new IllegalStateException("no answer");
        };
    try (var asked = Together.begin(failing)) {
      assertThatThrownBy(asked::answer).hasMessage("no answer");
    }
    try (var unasked = Together.begin(failing)) {
      assertThat(unasked).isNotNull();
    }
  }

  @Test
  void one_that_nobody_waits_for_any_more_is_interrupted() throws Exception {
    var ended = new CountDownLatch(1);
    Together.begin(() -> waiting(ended)).close();
    ended.await();
  }

  private static String waiting(CountDownLatch ended) throws InterruptedException {
    try {
      new CountDownLatch(1).await();
      return "nothing comes";
    } finally {
      ended.countDown();
    }
  }
}

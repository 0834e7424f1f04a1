package dev.dhow.engine.docker;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.FilterInputStream;
import java.io.IOException;

/// The body of an answer; closing it closes the answer.
final class AnswerStream extends FilterInputStream {
  private final Response answer;

  AnswerStream(Response answer) {
    super(answer.getBody());
    this.answer = answer;
  }

  @Override
  public void close() throws IOException {
    answer.close();
  }
}

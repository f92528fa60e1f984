package org.leasehold.cli;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.Flow;

/** A file on its way to the server, with a bar on the terminal that shows how far it is. */
final class SendingFile implements HttpRequest.BodyPublisher, AutoCloseable {

    private final HttpRequest.BodyPublisher file;
    private final ProgressBar bar;

    SendingFile(Path path, Environment environment) throws FileNotFoundException {
        file = HttpRequest.BodyPublishers.ofFile(path);
        bar = new ProgressBar(
                environment.err(), environment.terminal(), "Sending " + path.getFileName(), file.contentLength());
    }

    @Override
    public long contentLength() {
        return file.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        bar.restart();
        file.subscribe(new Counting(subscriber));
    }

    @Override
    public void close() {
        bar.close();
    }

    private final class Counting implements Flow.Subscriber<ByteBuffer> {

        private final Flow.Subscriber<? super ByteBuffer> receiver;

        Counting(Flow.Subscriber<? super ByteBuffer> receiver) {
            this.receiver = receiver;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            receiver.onSubscribe(subscription);
        }

        @Override
        public void onNext(ByteBuffer part) {
            bar.advance(part.remaining());
            receiver.onNext(part);
        }

        @Override
        public void onError(Throwable failure) {
            receiver.onError(failure);
        }

        @Override
        public void onComplete() {
            bar.say("The server reads it ...");
            receiver.onComplete();
        }
    }
}

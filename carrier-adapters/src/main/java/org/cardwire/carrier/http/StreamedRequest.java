package org.cardwire.carrier.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Writes a call, and knows whether its first byte may have left. {@link #abandon} and the write race for one state, so that
 * a call that was given up before it began never begins.
 */
final class StreamedRequest implements AsyncRequestProducer {
    private static final String KEY = StreamedRequest.class.getName();

    private enum State {
        WAITING,
        WRITING,
        ABANDONED
    }

    private final HttpCall call;
    private final List<ByteBuffer> rest;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private int next;

    StreamedRequest(HttpCall call) {
        this.call = call;
        this.rest = call.body().stream().map(ByteBuffer::duplicate).toList();
    }

    /** The context by which {@link #begin} finds the call again. */
    HttpClientContext context() {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(KEY, this);
        return context;
    }

    /**
     * Called last before the first byte. ({@link #sendRequest} is no such sign: the client calls it before it connects.)
     *
     * @throws RequestNotExecutedException when the call was given up meanwhile
     */
    static void begin(HttpContext context) throws RequestNotExecutedException {
        if (context.getAttribute(KEY) instanceof StreamedRequest request
                && !request.state.compareAndSet(State.WAITING, State.WRITING)) {
            throw new RequestNotExecutedException("given up before it was sent");
        }
    }

    /** False when nothing was and nothing will be written; true when the peer may have seen the call. */
    boolean abandon() {
        return !state.compareAndSet(State.WAITING, State.ABANDONED) && state.get() == State.WRITING;
    }

    @Override
    public void sendRequest(RequestChannel channel, HttpContext context) throws HttpException, IOException {
        BasicHttpRequest request = new BasicHttpRequest(call.method(), call.uri());
        call.headers().forEach(request::addHeader);
        channel.sendRequest(request, rest.isEmpty() ? null : new Entity(call), context);
    }

    @Override
    public int available() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        while (next < rest.size()) {
            ByteBuffer part = rest.get(next);
            channel.write(part);
            if (part.hasRemaining()) {
                return;
            }
            next++;
        }
        channel.endStream();
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public void failed(Exception cause) {
        // The failure reaches the caller through the response's callback.
    }

    @Override
    public void releaseResources() {
        // The buffers belong to the caller.
    }

    private record Entity(HttpCall call) implements EntityDetails {
        @Override
        public long getContentLength() {
            return call.length();
        }

        @Override
        public @Nullable String getContentType() {
            return null; // among the call's own headers, where its place and spelling are ours
        }

        @Override
        public @Nullable String getContentEncoding() {
            return null;
        }

        @Override
        public boolean isChunked() {
            return false;
        }

        @Override
        public Set<String> getTrailerNames() {
            return Set.of();
        }
    }
}

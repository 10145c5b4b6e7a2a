package org.cardwire.asset.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.cardwire.platform.StartupProblem;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Objects of one bucket of an S3-compatible store. Blocks, up to the deadline of the settings; then throws {@link StoreAway}. */
public final class Bucket implements AutoCloseable {
    private static final byte[] HELLO = "Cardwire keeps its media here.\n".getBytes(StandardCharsets.US_ASCII);

    private final BucketSettings settings;
    private final S3Client client;

    public Bucket(BucketSettings settings) {
        this.settings = settings;
        AwsCredentialsProvider credentials = settings.keys()
                .<AwsCredentialsProvider>map(keys ->
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(keys.access(), keys.secret())))
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
        var builder = S3Client.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials)
                .forcePathStyle(settings.pathStyle())
                // Not every store knows these; we compare hashes of our own.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(settings.connect())
                        .socketTimeout(settings.silence()))
                .overrideConfiguration(calls -> calls.apiCallTimeout(settings.deadline())
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(settings.tries())
                                .build()));
        settings.endpoint().ifPresent(builder::endpointOverride);
        this.client = builder.build();
    }

    /** Takes the place of what had this key. */
    void put(String key, byte[] content) {
        try {
            client.putObject(
                    put -> put.bucket(settings.bucket()).key(settings.prefix() + key), RequestBody.fromBytes(content));
        } catch (SdkException e) {
            throw away(e);
        }
    }

    /** False when there is no object of this key; {@code into} is as it was then. */
    boolean get(String key, Path into) throws IOException {
        try (InputStream object =
                client.getObject(get -> get.bucket(settings.bucket()).key(settings.prefix() + key))) {
            Files.copy(object, into, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (NoSuchKeyException e) {
            return false;
        } catch (SdkException e) {
            throw away(e);
        }
    }

    /** Throws {@link StartupProblem} when nothing can be written and read there. */
    public void verify() {
        try {
            Path read = Files.createTempFile("cardwire-bucket-", "");
            try {
                put("reached", HELLO);
                get("reached", read);
            } finally {
                Files.deleteIfExists(read);
            }
        } catch (StoreAway | IOException e) {
            throw new StartupProblem(
                    "The bucket " + settings.bucket() + " of CARDWIRE_MEDIA_STORE cannot be written and read: "
                            + e.getMessage() + ".",
                    "Check that it exists, CARDWIRE_S3_ENDPOINT and CARDWIRE_S3_REGION, and that the keys may put and get objects.",
                    e);
        }
    }

    private StoreAway away(SdkException e) {
        return new StoreAway("bucket " + settings.bucket() + ": " + e.getMessage(), e);
    }

    @Override
    public void close() {
        client.close();
    }
}

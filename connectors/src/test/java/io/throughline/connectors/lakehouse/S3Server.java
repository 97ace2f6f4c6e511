package io.throughline.connectors.lakehouse;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobProviderMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;

/** An S3 server in this process that keeps the bucket {@value #BUCKET} in a folder and refuses wrong signatures. */
final class S3Server implements AutoCloseable {

    static final String BUCKET = "lake";

    private static final Map<String, String> CLIENT = Map.of(
            "aws.accessKeyId", "test",
            "aws.secretAccessKey", "not-a-secret",
            "aws.region", "us-east-1",
            "aws.requestChecksumCalculation", "when_required",
            "aws.responseChecksumValidation", "when_required");

    private final BlobStoreContext store;
    private final S3Proxy server;
    private final Map<String, String> before = new LinkedHashMap<>();

    private S3Server(BlobStoreContext store, S3Proxy server) {
        this.store = store;
        this.server = server;
    }

    /** Starts a server, and gives clients in this process its keys by Amazon's system properties. */
    static S3Server start(Path folder) throws Exception {
        Files.createDirectories(folder.resolve(BUCKET));
        Properties settings = new Properties();
        settings.setProperty("jclouds.filesystem.basedir", folder.toString());
        BlobStoreContext store = ContextBuilder.newBuilder(new FilesystemNio2BlobProviderMetadata())
                .credentials("", "")
                .overrides(settings)
                .buildView(BlobStoreContext.class);
        S3Proxy server = S3Proxy.builder()
                .blobStore(store.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(
                        AuthenticationType.AWS_V2_OR_V4,
                        CLIENT.get("aws.accessKeyId"),
                        CLIENT.get("aws.secretAccessKey"))
                .build();
        server.start();
        S3Server started = new S3Server(store, server);
        CLIENT.forEach((name, value) -> started.before.put(name, System.setProperty(name, value)));
        return started;
    }

    /** What a catalog needs to know, named as in deploy/throughline.yaml. */
    Map<String, String> catalogProperties() {
        return Map.of(
                "io-impl", "org.apache.iceberg.aws.s3.S3FileIO",
                "s3.endpoint", "http://127.0.0.1:" + server.getPort(),
                "s3.path-style-access", "true");
    }

    @Override
    public void close() throws Exception {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
        server.stop();
        store.close();
    }
}

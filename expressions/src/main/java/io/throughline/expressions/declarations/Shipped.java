package io.throughline.expressions.declarations;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.expressions.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files that come with the domain. */
final class Shipped {

    private Shipped() {}

    static YamlNode file(String name) {
        try (InputStream in = CustomerEvent.class.getResourceAsStream("/io/throughline/domain/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the domain lacks its file " + name);
            }
            return YamlNode.read(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + name, unreadable);
        }
    }
}

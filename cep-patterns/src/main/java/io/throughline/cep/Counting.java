package io.throughline.cep;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which of the matches that are found count, for one customer and value of {@code per}.
 *
 * @param oncePer the step of whose every event only the first match counts; null for every match
 * @param cooldown how long after a match that counted no other does; null for no such time
 * @param overlap whether a match may begin before the end of one that counted
 */
public record Counting(@Nullable String oncePer, @Nullable Duration cooldown, boolean overlap) {}

package io.throughline.cep.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;

/**
 * For state backends that keep bytes: the profiles seen last stay decoded in memory, and are written when they make room, or
 * when a checkpoint wants them.
 *
 * <p>Profiles with waiting events are woken from here; a timer for them is set only when they are written, for whoever reads
 * them then.
 */
final class CachedProfiles implements Profiles {

    private final ValueState<Profile> state;
    private final Keeper keeper;
    private final int capacity;
    private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private List<Entry> waiting = new ArrayList<>();

    private static final class Entry {
        final String key;
        final Profile profile;
        boolean changed;
        boolean waits;

        Entry(String key, Profile profile) {
            this.key = key;
            this.profile = profile;
        }
    }

    CachedProfiles(ValueState<Profile> state, Keeper keeper, int capacity) {
        this.state = state;
        this.keeper = keeper;
        this.capacity = capacity;
    }

    @Override
    public Profile current() throws Exception {
        return entry().profile;
    }

    private Entry entry() throws Exception {
        String key = keeper.currentKey();
        Entry entry = entries.get(key);
        if (entry == null) {
            makeRoom(key);
            Profile saved = state.value();
            entry = new Entry(key, saved == null ? new Profile() : saved);
            entries.put(key, entry);
        }
        return entry;
    }

    private void makeRoom(String forKey) throws Exception {
        if (entries.size() >= capacity) {
            Map.Entry<String, Entry> eldest = entries.entrySet().iterator().next();
            keeper.goToKey(eldest.getKey());
            write(eldest.getValue());
            eldest.getValue().waits = false;
            entries.remove(eldest.getKey());
            keeper.goToKey(forKey);
        }
    }

    @Override
    public void keepWaiting(Profile profile, long until) throws Exception {
        Entry entry = entry();
        entry.changed = true;
        if (!entry.waits) {
            entry.waits = true;
            waiting.add(entry);
        }
    }

    @Override
    public void keep(Profile profile) throws Exception {
        entry().changed = true;
    }

    @Override
    public void wakeWaiting() throws Exception {
        List<Entry> due = waiting;
        waiting = new ArrayList<>();
        for (Entry entry : due) {
            if (entry.waits) {
                keeper.goToKey(entry.key);
                keeper.tend(entry.profile);
                entry.waits = entry.profile.nextWaiting() != Profile.NEVER;
                if (entry.waits) {
                    waiting.add(entry);
                }
            }
        }
    }

    @Override
    public void flush() throws Exception {
        for (Entry entry : entries.values()) {
            if (entry.changed) {
                keeper.goToKey(entry.key);
                write(entry);
            }
        }
    }

    /** Writes the profile of the current key, with a timer for what it waits for. */
    private void write(Entry entry) throws Exception {
        Profile profile = entry.profile;
        long next = profile.nextWaiting();
        if (next < profile.eventTimer) {
            profile.eventTimer = next;
            keeper.setTimer(next);
        }
        if (profile.isEmpty()) {
            state.clear();
        } else {
            state.update(profile);
        }
        entry.changed = false;
    }
}

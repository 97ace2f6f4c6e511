package io.throughline.cep.engine;

import java.io.IOException;
import org.apache.flink.api.common.state.ValueState;

/** Where profiles are between events: always those of the key that the operator is at. */
interface Profiles {

    /** The profile of the current key; a new one if nothing is kept of it. */
    Profile current() throws Exception;

    /** The profile of the current key waits for something that is due at {@code time}. */
    void keepWaiting(Profile profile, long time) throws Exception;

    /** The profile of the current key was taken to the watermark. */
    void keep(Profile profile) throws Exception;

    /** Whatever waits in memory is due; before the timers are. */
    void wakeWaiting() throws Exception;

    /** State must be complete now. */
    void flush() throws Exception;

    /** What the operator does for the profiles. */
    interface Keeper {
        String currentKey();

        void goToKey(String key);

        void setTimer(long time);

        /** Takes the profile of the current key to the watermark. */
        void tend(Profile profile) throws Exception;
    }

    /**
     * In Flink's own heap state: the object is kept as it is, nothing is written before a snapshot. Flink's timers wake it.
     *
     * <p>Reading the state copies the object first if a snapshot that is being taken needs it as it was.
     */
    final class InHeapState implements Profiles {

        private final ValueState<Profile> state;
        private final Keeper keeper;

        InHeapState(ValueState<Profile> state, Keeper keeper) {
            this.state = state;
            this.keeper = keeper;
        }

        @Override
        public Profile current() throws IOException {
            Profile profile = state.value();
            if (profile == null) {
                profile = new Profile();
                state.update(profile);
            }
            return profile;
        }

        @Override
        public void keepWaiting(Profile profile, long time) {
            if (time < profile.eventTimer) {
                profile.eventTimer = time;
                keeper.setTimer(time);
            }
        }

        @Override
        public void keep(Profile profile) {
            if (profile.isEmpty()) {
                state.clear();
            } else {
                keepWaiting(profile, profile.nextWaiting());
            }
        }

        @Override
        public void wakeWaiting() {
            // the timers do
        }

        @Override
        public void flush() {
            // state is always complete
        }
    }
}

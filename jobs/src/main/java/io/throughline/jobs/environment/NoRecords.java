package io.throughline.jobs.environment;

import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/** A bounded stream without records, for an input that a run does not have; Flink has no source for nothing. */
public final class NoRecords {

    private NoRecords() {}

    /** @param uid of the source; the operator that drops its one number has it with {@code .none} */
    public static <T> DataStream<T> of(StreamExecutionEnvironment environment, Class<T> type, String uid) {
        return environment
                .fromSequence(0, 0)
                .setParallelism(1)
                .name("No " + type.getSimpleName())
                .uid(uid)
                .flatMap(new Drop<T>())
                .returns(TypeInformation.of(type))
                .setParallelism(1)
                .uid(uid + ".none");
    }

    private static final class Drop<T> implements FlatMapFunction<Long, T> {

        private static final long serialVersionUID = 1L;

        @Override
        public void flatMap(Long number, Collector<T> out) {}
    }
}

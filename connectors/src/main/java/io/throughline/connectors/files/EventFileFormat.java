package io.throughline.connectors.files;

import io.throughline.connectors.formats.RecordReader;
import io.throughline.domain.event.Parsed;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.core.fs.Path;

/** Reads one file as events: its lines in order, never split, resumed by counting what was read before. */
final class EventFileFormat implements BulkFormat<Parsed, FileSourceSplit> {

    private static final long serialVersionUID = 1L;

    private final RecordReader reader;

    EventFileFormat(RecordReader reader) {
        this.reader = reader;
    }

    @Override
    public Reader<Parsed> createReader(Configuration configuration, FileSourceSplit split) throws IOException {
        Path path = split.path();
        Instant changed = Instant.ofEpochMilli(split.fileModificationTime());
        return new EventFileReader(
                new RawFile(path.getFileSystem().open(path), split.fileSize()), path.getName(), changed, reader);
    }

    @Override
    public Reader<Parsed> restoreReader(Configuration configuration, FileSourceSplit split) throws IOException {
        Reader<Parsed> restored = createReader(configuration, split);
        long read = split.getReaderPosition()
                .map(CheckpointedPosition::getRecordsAfterOffset)
                .orElse(0L);
        ((EventFileReader) restored).skip(read);
        return restored;
    }

    @Override
    public boolean isSplittable() {
        return false;
    }

    @Override
    public TypeInformation<Parsed> getProducedType() {
        return TypeInformation.of(Parsed.class);
    }
}

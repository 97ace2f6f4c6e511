package io.throughline.connectors.lakehouse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/** Branches on which runs write aside; each operation may be repeated. */
final class Branches {

    private Branches() {}

    /** Moves the table to what stands on {@code branch} and takes the branch away; if it is gone, that is done already. */
    static void forward(Table table, String branch) {
        if (table.refs().containsKey(branch)) {
            table.manageSnapshots()
                    .fastForwardBranch(SnapshotRef.MAIN_BRANCH, branch)
                    .removeBranch(branch)
                    .commit();
        }
    }

    /** Takes away every branch whose name begins with {@code prefix}, with the files that only it has. */
    static void drop(Table table, String prefix) {
        List<String> branches = table.refs().keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .toList();
        for (String branch : branches) {
            List<Long> abandoned = onlyOn(table, branch);
            table.manageSnapshots().removeBranch(branch).commit();
            if (!abandoned.isEmpty()) {
                // Snapshots of other age are none of our business: without a time no other expires.
                var expiry = table.expireSnapshots().expireOlderThan(0).cleanExpiredFiles(true);
                abandoned.forEach(expiry::expireSnapshotId);
                expiry.commit();
            }
        }
    }

    private static List<Long> onlyOn(Table table, String branch) {
        SnapshotRef ref = table.refs().get(branch);
        if (ref == null) {
            return List.of();
        }
        Set<Long> published = new HashSet<>();
        SnapshotUtil.currentAncestors(table).forEach(snapshot -> published.add(snapshot.snapshotId()));
        List<Long> only = new ArrayList<>();
        for (Snapshot snapshot : SnapshotUtil.ancestorsOf(ref.snapshotId(), table::snapshot)) {
            if (!published.contains(snapshot.snapshotId())) {
                only.add(snapshot.snapshotId());
            }
        }
        return only;
    }
}

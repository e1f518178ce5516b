package io.sparbiter.driver.exchange.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CsvExportTest {
    private static String csv() throws IOException {
        var out = new StringBuilder();
        new CsvExport(ExportedSearches.search()).write(out);
        return out.toString();
    }

    @Test
    void everyTrialIsALineAndEveryAxisAColumn() throws IOException {
        assertThat(csv())
                .startsWith(
                        "params.rate,params.width,params.kind,trial_id,point,status,score,best_epoch,epochs,stop_reason,"
                                + "error,gain,command,seed,attempt,host,executor,gpu,threads,started_at,finished_at,duration_ms,"
                                + "strategy,proposed_by,metric,direction,version,config_hash\n"
                                + "0.001,32,plain,1,0,completed,0.5,2,3,trained all 3 epochs,,0.5,run --rate,7,1,host,driver,,1,"
                                + "2026-03-01T10:01:00Z,2026-03-01T10:01:01.500Z,1500,random,random,gain,maximize,0.2.0,c0ffee\n");
    }

    @Test
    void whatHasCommasOrLinesIsQuotedAndWhatIsMissingIsEmpty() throws IOException {
        assertThat(csv())
                .contains("0.1,96,\"a,b\",2,17,pruned,0.25")
                .contains("failed,,,0,error,\"line 1\nsays \"\"no\"\"\",,run --rate");
    }
}

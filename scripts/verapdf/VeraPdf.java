import java.io.File;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.verapdf.features.FeatureFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.metadata.fixer.FixerFactory;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.validation.validators.ValidatorConfig;
import org.verapdf.pdfa.validation.validators.ValidatorConfigBuilder;
import org.verapdf.processor.BatchProcessingHandler;
import org.verapdf.processor.BatchProcessor;
import org.verapdf.processor.FormatOption;
import org.verapdf.processor.ProcessorFactory;
import org.verapdf.processor.TaskType;
import org.verapdf.processor.plugins.PluginsCollectionConfig;

/**
 * veraPDF's command line is not in Maven's registry, its library is. This takes those of its arguments that
 * `briefing verify --verapdf` gives, and prints the same report: verapdf --flavour ua1 --format json file…
 */
public final class VeraPdf {
  public static void main(String[] arguments) throws Exception {
    PDFAFlavour flavour = PDFAFlavour.PDFUA_1;
    int shown = 100;
    List<File> files = new ArrayList<>();
    for (int at = 0; at < arguments.length; at++) {
      switch (arguments[at]) {
        case "--flavour" -> flavour = PDFAFlavour.fromString(arguments[++at]);
        case "--maxfailuresdisplayed" -> shown = Integer.parseInt(arguments[++at]);
        case "--format" -> at++;
        case "--nonpdfext" -> {}
        default -> files.add(new File(arguments[at]));
      }
    }
    VeraGreenfieldFoundryProvider.initialise();
    ValidatorConfig validator =
        new ValidatorConfigBuilder()
            .flavour(flavour)
            .maxNumberOfDisplayedFailedChecks(shown)
            .showErrorMessages(true)
            .nonPDFExtension(true)
            .build();
    try (BatchProcessor processor =
            ProcessorFactory.fileBatchProcessor(
                ProcessorFactory.fromValues(
                    validator,
                    FeatureFactory.defaultConfig(),
                    PluginsCollectionConfig.defaultConfig(),
                    FixerFactory.defaultConfig(),
                    EnumSet.of(TaskType.VALIDATE)));
        BatchProcessingHandler handler =
            ProcessorFactory.getHandler(FormatOption.JSON, false, System.out, false)) {
      boolean isGood = processor.process(files, handler).getValidationSummary().getNonCompliantPdfaCount() == 0;
      System.out.flush();
      System.exit(isGood ? 0 : 1);
    }
  }
}

"""The command group: python -m data_model."""

import click

from data_model.cli.boundaries import boundaries_command
from data_model.cli.demo_store import demo_command
from data_model.cli.extracts import describe_command, pseudonymise_command, template_command
from data_model.cli.loads import check_command, load_command
from data_model.cli.store_versions import rollback_command, upgrade_command, versions_command


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def data_model() -> None:
    """Load extracts into a store, and look after the store.

    \b
    A first load of your own:
      python -m data_model template extracts.xlsx
      python -m data_model check extracts.xlsx --store store
      python -m data_model load extracts.xlsx --store store

    Each command has --help. docs/loading.md explains it all.
    """


for command in (
    load_command,
    check_command,
    demo_command,
    template_command,
    versions_command,
    rollback_command,
    upgrade_command,
    pseudonymise_command,
    boundaries_command,
    describe_command,
):
    data_model.add_command(command)

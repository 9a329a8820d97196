# docker build -t gristmill .
# docker run --rm -v gristmill:/workspace gristmill run https://docs.example.org/
FROM python:3.11-slim AS build
WORKDIR /source
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY gristmill gristmill
COPY crawler crawler
COPY converter converter
COPY filters filters
RUN python -m venv /opt/gristmill \
    && /opt/gristmill/bin/pip install --no-cache-dir --no-compile -c constraints.txt '.[hub,mcp,metrics,parquet,pdf,warc]'

FROM python:3.11-slim
COPY --from=build /opt/gristmill /opt/gristmill
RUN useradd --uid 10001 --create-home gristmill \
    && install --directory --owner gristmill --group gristmill /workspace
ENV PATH=/opt/gristmill/bin:$PATH \
    GRISTMILL_WORKSPACE=/workspace \
    PYTHONDONTWRITEBYTECODE=1
USER 10001
WORKDIR /workspace
VOLUME /workspace
ENTRYPOINT ["gristmill"]
CMD ["--help"]

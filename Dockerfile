# docker build -t gristmill .
# docker run --rm -v gristmill:/workspace gristmill run https://docs.example.org/
# For a Ray cluster on Kubernetes (KubeRay asks Ray's dashboard whether a node is well):
# docker build --build-arg EXTRAS=cluster,metrics --build-arg MORE='ray[default]' -t gristmill-ray:0.1.0 .
FROM python:3.11-slim AS build
WORKDIR /source
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY gristmill gristmill
COPY crawler crawler
COPY converter converter
COPY filters filters
ARG EXTRAS=hub,mcp,metrics,parquet,pdf,warc
ARG MORE=
RUN python -m venv /opt/gristmill \
    && /opt/gristmill/bin/pip install --no-cache-dir --no-compile -c constraints.txt ".[$EXTRAS]" $MORE

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
